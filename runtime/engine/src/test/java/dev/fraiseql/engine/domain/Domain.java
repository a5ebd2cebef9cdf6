package dev.fraiseql.engine.domain;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.Arrays;
import java.util.List;

/** What the processor wrote for the classes of this package. */
public final class Domain {
  /** The generated catalog. */
  public static final TypeCatalog CATALOG = new FraiseCatalog();

  private Domain() {}

  /** The model of these types, in this order, and of the interfaces that need no other type. */
  public static Model only(String... types) {
    return new Model(
        Arrays.stream(types).map(Domain::type).toList(),
        CATALOG.enums(),
        CATALOG.interfaces().stream()
            .filter(each -> List.of(types).containsAll(each.types()))
            .toList(),
        CATALOG.scalars());
  }

  private static TypeModel type(String name) {
    return CATALOG.types().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A column of a type, by its name in the database. */
  public static Column column(String type, String name) {
    return type(type).columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
