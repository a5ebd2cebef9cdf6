package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type whose names are SQL keywords or need quotes. */
@Type(plural = "oddities", table = "Odd \"Table\"")
public record Oddity(
    @Id @Column(name = "the key") long order,
    @Column(name = "select") String group,
    @Column(name = "Mixed Case") @Nullable String limit,
    @Relation(column = "from") @Nullable Oddity table,
    @Relation(mappedBy = "table") List<Oddity> values) {}
