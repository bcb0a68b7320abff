-- Converts each file FROM -> TO, ROUNDS times, in one process of pandoc.
-- Usage: pandoc lua pandoc_loop.lua FROM TO ROUNDS FILE...
-- Prints the CPU seconds of the loop, after one round that is not counted.
local from, to, rounds = arg[1], arg[2], tonumber(arg[3])
local texts = {}
for i = 4, #arg do
  local file = assert(io.open(arg[i], "rb"))
  texts[#texts + 1] = file:read("a")
  file:close()
end
local function round()
  local bytes = 0
  for _, text in ipairs(texts) do
    local output = pandoc.write(pandoc.read(text, from), to)
    bytes = bytes + #output -- asks for the whole output: pandoc is lazy
  end
  return bytes
end
round()
local start = os.clock()
for _ = 1, rounds do round() end
print(os.clock() - start)
