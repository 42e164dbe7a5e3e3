"""The encoder: pieces, windows, batches, ONNX sessions, heads to labelled spans. Arrays and strings only."""
