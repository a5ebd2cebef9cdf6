package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import org.jspecify.annotations.Nullable;

/** What most tests read. */
@Type
public record Book(@Id long id, String title, @Nullable Integer pages) {}
