-- Files that were read before, as they were then.
SELECT path, bytes, modified_ns, changed_ns, context_hash FROM inputs;
