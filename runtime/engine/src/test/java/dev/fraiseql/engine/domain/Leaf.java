package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import org.jspecify.annotations.Nullable;

/** Grows on a branch and may have fallen on a tree, perhaps another one. */
@Type(plural = "leaves")
public record Leaf(@Id long id, @Relation Branch branch, @Relation @Nullable Tree fallenOn)
    implements Plant {}
