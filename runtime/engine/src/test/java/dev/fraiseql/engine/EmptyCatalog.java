package dev.fraiseql.engine;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import java.util.List;

/**
 * A catalog without types, to override. Written by hand because one compilation gives one catalog,
 * and never two that collide or one of another contract.
 */
interface EmptyCatalog extends TypeCatalog {
  @Override
  default int contractVersion() {
    return CONTRACT_VERSION;
  }

  @Override
  default List<Database> databases() {
    return List.of(Database.values());
  }

  @Override
  default List<TypeModel> types() {
    return List.of();
  }

  @Override
  default List<EnumModel> enums() {
    return List.of();
  }

  @Override
  default List<QueryExecutor> executors(Database database) {
    return List.of();
  }

  @Override
  default List<CompiledQuery> operations(Database database) {
    return List.of();
  }
}
