package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A label of books, whose key is a text. */
@Type(table = "tag")
public record Tag(@Id String code) {}
