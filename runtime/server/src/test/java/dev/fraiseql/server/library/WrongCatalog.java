package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import java.util.List;

/**
 * The generated catalog with one thing wrong. Written by hand because one compilation gives one
 * catalog, which fits this release.
 */
public abstract class WrongCatalog implements TypeCatalog {
  private final TypeCatalog generated = new FraiseCatalog();

  @Override
  public int contractVersion() {
    return generated.contractVersion();
  }

  @Override
  public List<Database> databases() {
    return generated.databases();
  }

  @Override
  public List<TypeModel> types() {
    return generated.types();
  }

  @Override
  public List<EnumModel> enums() {
    return generated.enums();
  }

  @Override
  public List<QueryExecutor> executors(Database database) {
    return generated.executors(database);
  }

  @Override
  public List<CompiledQuery> operations(Database database) {
    return generated.operations(database);
  }

  /** The same types as those of the generated catalog. */
  public static final class Twin extends WrongCatalog {}

  /** Compiled for SQLite alone. */
  public static final class SqliteOnly extends WrongCatalog {
    @Override
    public List<Database> databases() {
      return List.of(Database.SQLITE);
    }
  }

  /** Compiled against an old contract. */
  public static final class Outdated extends WrongCatalog {
    @Override
    public int contractVersion() {
      return 0;
    }
  }
}
