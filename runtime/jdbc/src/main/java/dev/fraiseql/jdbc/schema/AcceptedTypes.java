package dev.fraiseql.jdbc.schema;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The table of one database: which types of columns hold which values in which stored form. */
public final class AcceptedTypes {
  private final Map<Stored, Map<Scalar, List<String>>> types = new EnumMap<>(Stored.class);

  /** Adds a line. */
  public AcceptedTypes add(Stored stored, Scalar scalar, List<String> names) {
    types
        .computeIfAbsent(stored, form -> new EnumMap<>(Scalar.class))
        .put(scalar, List.copyOf(names));
    return this;
  }

  /** Adds the same line for several kinds of value. */
  public AcceptedTypes add(Stored stored, List<Scalar> scalars, List<String> names) {
    scalars.forEach(scalar -> add(stored, scalar, names));
    return this;
  }

  /** The names of the types, the usual one first; empty if there is no such stored form. */
  public List<String> names(Stored stored, Scalar scalar) {
    return types.getOrDefault(stored, Map.of()).getOrDefault(scalar, List.of());
  }
}
