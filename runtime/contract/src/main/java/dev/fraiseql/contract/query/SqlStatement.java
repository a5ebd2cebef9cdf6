package dev.fraiseql.contract.query;

/** A statement whose text is constant, or depends in marked parts on what the request says. */
public sealed interface SqlStatement permits SqlText, DynamicSql {}
