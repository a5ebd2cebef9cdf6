package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;

/** The first of three levels of lists. */
@Type
public record Tree(@Id long id, String name, @Relation List<Branch> branches) implements Plant {}
