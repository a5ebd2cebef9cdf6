package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Type;

/** An interface whose types all have the same kind of key. */
@Type
public sealed interface Plant permits Branch, Leaf, Tree {
  long id();
}
