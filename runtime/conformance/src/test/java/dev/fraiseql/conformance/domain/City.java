package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A city in a country, with an optional mayor. */
@Type
public record City(
    @Id int id,
    String name,
    @Nullable Long population,
    @Relation Country country,
    @Relation @Nullable Person mayor,
    @Relation(mappedBy = "city") List<Person> residents)
    implements Named {}
