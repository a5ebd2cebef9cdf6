package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Written by one author, perhaps reviewed by another. */
@Type(table = "book")
public record Book(
    @Id long id,
    String title,
    @Column(precision = 10, scale = 2) @Nullable BigDecimal price,
    @Relation Author author,
    @Relation @Nullable Author reviewer,
    @Relation(through = @Join(table = "book_tag")) List<Tag> tags) {}
