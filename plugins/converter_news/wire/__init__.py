"""Articles in the forms in which agencies and archives exchange them: NITF in XML, ninjs in JSON."""
