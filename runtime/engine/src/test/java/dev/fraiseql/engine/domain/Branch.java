package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grows on a tree and has leaves. */
@Type
public record Branch(
    @Id long id, @Nullable Integer length, @Relation Tree tree, @Relation List<Leaf> leaves)
    implements Plant {}
