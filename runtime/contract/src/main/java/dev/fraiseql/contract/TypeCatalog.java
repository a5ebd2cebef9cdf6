package dev.fraiseql.contract;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.write.WriteCheck;
import java.util.List;

/**
 * What one jar serves: its types and, for each database it was compiled for, the generated
 * executors and operations.
 *
 * <p>The processor writes one implementation per jar, found by {@link java.util.ServiceLoader}.
 */
public interface TypeCatalog {

  /** The version of this contract. The runtime refuses a catalog compiled against another. */
  int CONTRACT_VERSION = 5;

  /**
   * The {@link #CONTRACT_VERSION} that the catalog was compiled against, written down as a literal.
   */
  int contractVersion();

  /** The databases that the jar was compiled for. */
  List<Database> databases();

  /** The types, in a stable order. */
  List<TypeModel> types();

  /** The enums that the types use, in a stable order. */
  List<EnumModel> enums();

  /** The interfaces and unions of these types, in a stable order. */
  default List<InterfaceModel> interfaces() {
    return List.of();
  }

  /** The records of the author's that are scalars of these types, in a stable order. */
  default List<ScalarModel> scalars() {
    return List.of();
  }

  /** The callers of methods that are root fields, in a stable order. */
  default List<MethodCaller> methods() {
    return List.of();
  }

  /** The objects that these methods return, in a stable order. */
  default List<ObjectModel> objects() {
    return List.of();
  }

  /**
   * One executor for each of the {@link #types()}, in their order; empty for a database not
   * compiled for.
   */
  List<QueryExecutor> executors(Database database);

  /** The checks of rows that mutations write, for each of the {@link #types()}, in their order. */
  default List<WriteCheck> checks() {
    return types().stream().map(type -> WriteCheck.NONE).toList();
  }

  /** The observers of changes, in a stable order. */
  default List<CompiledObserver> observers() {
    return List.of();
  }

  /** The compiled operations; empty for a database not compiled for. */
  List<CompiledQuery> operations(Database database);
}
