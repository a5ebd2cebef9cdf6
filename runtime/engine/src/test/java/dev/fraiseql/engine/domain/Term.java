package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** Has columns of custom scalars. */
@Type
public record Term(@Id long id, Word word, Numeral number) {}
