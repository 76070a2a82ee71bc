// Every task and measure has a text, and its span is not empty.
// params:
// returns: label, id, start, end
MATCH (n:Task|Measure)
WHERE n.text IS NULL OR n.text = '' OR n.start IS NULL OR n.end IS NULL OR n.start < 0 OR n.start >= n.end
RETURN head(labels(n)) AS label, n.id AS id, n.start AS start, n.end AS end
ORDER BY label, id
