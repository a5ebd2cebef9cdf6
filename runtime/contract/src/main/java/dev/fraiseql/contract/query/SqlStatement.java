package dev.fraiseql.contract.query;

/** A statement whose text is constant, or depends on the request. */
public sealed interface SqlStatement permits SqlText, DynamicSql {}
