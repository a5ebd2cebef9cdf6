package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of rows that lack what they must have. */
@Type(readOnly = true)
public record Flaw(
    @Id long id,
    String text,
    @Nullable Double real,
    @Relation @Nullable Flaw next,
    @Relation(mappedBy = "next") List<Flaw> previous,
    @Relation Flaw needed) {}
