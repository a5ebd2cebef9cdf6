package dev.fraiseql.contract.query;

/**
 * A literal of a custom scalar in a document.
 *
 * @param scalar the name of the scalar
 * @param value as JSON knows it, not null
 * @param place where it stands, as in {@code where.isbn.eq}
 */
public record ScalarLiteral(String scalar, Object value, String place) {}
