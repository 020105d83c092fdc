ALTER TABLE dead_letters ADD COLUMN post_id text;
COMMENT ON COLUMN dead_letters.post_id IS 'The post that the letter is about, where it was understood so far; a deletion of the post takes the letter with it.';
CREATE INDEX dead_letters_post ON dead_letters (post_id) WHERE post_id IS NOT NULL;
