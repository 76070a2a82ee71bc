// What the plans that some documents hold are cited by: title, number, who issued them and when.
// params: documents
// returns: document, name, number, issued_on, order_year, issuer
UNWIND $documents AS document
MATCH (:Document {id: document})-[:记载]->(p:Plan)
RETURN document, p.name AS name, p.number AS number, p.issued_on AS issued_on, p.order_year AS order_year,
       COLLECT { MATCH (d:Department)-[:印发]->(p) RETURN DISTINCT d.name AS name ORDER BY name } AS issuer
ORDER BY document
