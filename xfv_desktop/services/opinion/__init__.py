"""The examiner's own opinion: stages and their forms, words, and what is hidden until when."""
