-- Claims whose id opens with some letters; two show that they don't suffice. $word: the letters
SELECT claim_id FROM claims WHERE starts_with(claim_id, lower($word)) ORDER BY claim_id LIMIT 9;
