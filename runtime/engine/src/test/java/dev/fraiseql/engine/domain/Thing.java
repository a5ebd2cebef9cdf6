package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Type;

/** A union of types that have fields of the same name and of different types. */
@Type
public sealed interface Thing permits Film, Play, Song {}
