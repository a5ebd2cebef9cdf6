package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes books. */
@Type(table = "author")
public record Author(
    @Id long id,
    String name,
    @Nullable Integer born,
    @Relation(mappedBy = "author") List<Book> books) {}
