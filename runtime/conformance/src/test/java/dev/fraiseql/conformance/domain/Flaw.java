package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Computed;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view whose rows violate the schema: nulls in non-null fields, missing related rows, numbers
 * that JSON cannot represent.
 */
@Type(readOnly = true)
public record Flaw(
    @Id long id,
    String text,
    @Nullable Double real,
    @Relation @Nullable Flaw next,
    @Relation(mappedBy = "next") List<Flaw> previous,
    @Relation Flaw needed)
    implements Doubt {

  /** Throws for one row. */
  @Computed
  static String risky(long id) {
    if (id == 3) {
      throw new IllegalStateException("nothing that a caller should read");
    }
    return "sure";
  }

  /** Throws for another row, and returns null for a third. */
  @Computed
  static @Nullable Long doubtful(long id) throws IOException {
    if (id == 2) {
      throw new IOException("nothing that a caller should read");
    }
    return id == 1 ? null : Long.MAX_VALUE;
  }
}
