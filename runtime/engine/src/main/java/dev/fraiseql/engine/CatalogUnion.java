package dev.fraiseql.engine;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.engine.query.QueryRegistry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The union of the catalogs of all jars. */
final class CatalogUnion {
  private final Set<Database> databases = EnumSet.noneOf(Database.class);
  private final List<TypeModel> types = new ArrayList<>();
  private final List<EnumModel> enums = new ArrayList<>();
  private final List<InterfaceModel> interfaces = new ArrayList<>();
  private final List<ScalarModel> scalars = new ArrayList<>();
  private final List<MethodCaller> methods = new ArrayList<>();
  private final List<ObjectModel> objects = new ArrayList<>();
  private final Map<String, CompiledObserver> observers = new LinkedHashMap<>();
  private final List<CompiledQuery> operations = new ArrayList<>();
  private final Map<String, QueryExecutor> executors = new LinkedHashMap<>();
  private final Map<String, WriteCheck> checks = new LinkedHashMap<>();

  /**
   * Merges catalogs for one database.
   *
   * @throws StartException if there is no catalog, a catalog was compiled against another contract
   *     version or not for this database, or two catalogs have different scalars or observers with
   *     one name
   */
  CatalogUnion(List<TypeCatalog> catalogs, Database database) {
    if (catalogs.isEmpty()) {
      throw new StartException(
          "There is nothing to serve: no @Type class was compiled with the processor of FraiseQL.",
          null);
    }
    for (TypeCatalog catalog : catalogs) {
      check(catalog, database);
      databases.addAll(catalog.databases());
      types.addAll(catalog.types());
      // Two catalogs may use the same Java enum.
      catalog.enums().stream().filter(value -> !enums.contains(value)).forEach(enums::add);
      interfaces.addAll(catalog.interfaces());
      catalog.scalars().forEach(this::add);
      methods.addAll(catalog.methods());
      catalog.observers().forEach(this::add);
      // Two catalogs may return the same record.
      catalog.objects().stream().filter(value -> !objects.contains(value)).forEach(objects::add);
      operations.addAll(catalog.operations(database));
      for (int i = 0; i < catalog.types().size(); i++) {
        checks.putIfAbsent(catalog.types().get(i).name(), catalog.checks().get(i));
      }
      for (QueryExecutor executor : catalog.executors(database)) {
        executors.putIfAbsent(executor.type(), executor);
      }
    }
  }

  /**
   * Adds a scalar. Two catalogs may have the same record, but only the catalog that was compiled
   * with the record knows its description.
   */
  private void add(ScalarModel scalar) {
    for (int i = 0; i < scalars.size(); i++) {
      ScalarModel known = scalars.get(i);
      if (known.name().equals(scalar.name())) {
        if (!known.isSameAs(scalar)) {
          throw new StartException(
              "The catalogs collide: the scalar %s is %s in one and %s in another. Give one of them another name by @Scalar(name = ...)."
                  .formatted(scalar.name(), described(known), described(scalar)),
              null);
        }
        if (known.doc().description() == null) {
          scalars.set(i, scalar);
        }
        return;
      }
    }
    scalars.add(scalar);
  }

  private void add(CompiledObserver observer) {
    CompiledObserver other = observers.putIfAbsent(observer.model().name(), observer);
    if (other != null) {
      throw new StartException(
          "The catalogs collide: the observer %s is %s in one and %s in another. Give one of them another name by @Observer(name = ...)."
              .formatted(
                  observer.model().name(), other.owner().getName(), observer.owner().getName()),
          null);
    }
  }

  /** The observers, in a stable order. */
  List<CompiledObserver> observers() {
    return List.copyOf(observers.values());
  }

  private static String described(ScalarModel scalar) {
    return scalar.javaClass()
        + " (stored as "
        + scalar.base()
        + (scalar.text() ? ", written as a text)" : ")");
  }

  private static void check(TypeCatalog catalog, Database database) {
    String name = catalog.getClass().getName();
    if (catalog.contractVersion() != TypeCatalog.CONTRACT_VERSION) {
      throw new StartException(
          name
              + " was compiled against version "
              + catalog.contractVersion()
              + " of the contract, this is version "
              + TypeCatalog.CONTRACT_VERSION
              + ": compile it with the processor of the same release.",
          null);
    }
    if (!catalog.databases().contains(database)) {
      throw new StartException(
          name
              + " was not compiled for "
              + database.product()
              + ": add "
              + database.option()
              + " to -Afraiseql.databases and compile again.",
          null);
    }
  }

  /**
   * All types, enums, interfaces and scalars.
   *
   * @throws StartException if two have the same name
   */
  Model model() {
    try {
      return new Model(
          types,
          enums,
          interfaces,
          scalars,
          databases,
          methods.stream().flatMap(each -> each.methods().stream()).toList(),
          objects);
    } catch (IllegalArgumentException e) {
      throw new StartException("The catalogs collide: " + e.getMessage() + ".", e);
    }
  }

  /** What calls the methods that are root fields. */
  List<MethodCaller> methods() {
    return methods;
  }

  /**
   * All compiled operations.
   *
   * @throws StartException if two have the same name
   */
  QueryRegistry queries() {
    try {
      return new QueryRegistry(operations);
    } catch (IllegalArgumentException e) {
      throw new StartException("The catalogs collide: " + e.getMessage() + ".", e);
    }
  }

  /** The checks of rows that mutations write, by type. */
  Map<String, WriteCheck> checks() {
    return checks;
  }

  /** The executors, by type. */
  Map<String, QueryExecutor> executors() {
    return executors;
  }
}
