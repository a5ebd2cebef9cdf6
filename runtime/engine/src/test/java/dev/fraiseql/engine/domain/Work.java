package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Type;
import org.jspecify.annotations.Nullable;

/** An interface with a field that one of its types requires and the other does not. */
@Type
public sealed interface Work permits Film, Song {
  @Nullable String title();
}
