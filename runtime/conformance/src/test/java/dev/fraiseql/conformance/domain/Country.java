package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;

/** A country, whose key is a text. */
@Type
public record Country(@Id String code, String name, @Relation List<City> cities) implements Named {}
