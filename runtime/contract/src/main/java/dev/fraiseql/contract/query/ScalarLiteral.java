package dev.fraiseql.contract.query;

/**
 * A value that a document writes out for a scalar that is a record of the author's.
 *
 * @param scalar the name of the scalar
 * @param value as JSON knows it, not null
 * @param place where it stands, as in {@code where.isbn.eq}
 */
public record ScalarLiteral(String scalar, Object value, String place) {}
