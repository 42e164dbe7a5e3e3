"""Characters and words without meaning: offsets, tokens, sentences, quotations, language."""
