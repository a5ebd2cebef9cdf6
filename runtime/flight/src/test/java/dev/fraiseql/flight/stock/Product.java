package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has a nullable enum and a list. */
@Type
public record Product(
    @Id long id, String name, @Nullable State state, @Relation List<Move> moves) {}
