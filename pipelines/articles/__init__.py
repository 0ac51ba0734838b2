"""Files of any format become articles: readers, content-hash ids, stories."""
