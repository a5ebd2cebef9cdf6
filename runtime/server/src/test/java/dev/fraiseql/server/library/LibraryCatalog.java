package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.CompiledQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Books, and an operation that asks for one; a census that takes seconds to count; and ghosts,
 * which have no table, so that every question about them fails in the database.
 */
public class LibraryCatalog implements TypeCatalog {
  static final TypeModel BOOK =
      type(
          "Book",
          "books",
          field("title", 1, Scalar.STRING, false),
          field("pages", 2, Scalar.INT, true));
  static final TypeModel CENSUS = type("Census", "censuses", field("count", 1, Scalar.LONG, false));
  static final TypeModel GHOST = type("Ghost", "ghosts");

  private static TypeModel type(String name, String plural, ScalarField... others) {
    List<FieldModel> fields = new ArrayList<>();
    fields.add(new ScalarField("id", 0, column("id", Scalar.LONG, false), true, false, Doc.NONE));
    fields.addAll(List.of(others));
    String singular = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return new TypeModel(
        name, singular, plural, "library." + name, new Table(null, plural), true, fields, Doc.NONE);
  }

  private static ScalarField field(String name, int ordinal, Scalar scalar, boolean nullable) {
    return new ScalarField(name, ordinal, column(name, scalar, nullable), false, false, Doc.NONE);
  }

  private static Column column(String name, Scalar scalar, boolean nullable) {
    return new Column(name, ValueType.of(scalar), nullable);
  }

  @Override
  public int contractVersion() {
    return 1;
  }

  @Override
  public List<Database> databases() {
    return List.of(Database.POSTGRESQL, Database.MYSQL, Database.SQLITE);
  }

  @Override
  public List<TypeModel> types() {
    return List.of(BOOK, CENSUS, GHOST);
  }

  @Override
  public List<EnumModel> enums() {
    return List.of();
  }

  @Override
  public List<QueryExecutor> executors(Database database) {
    return types().stream().<QueryExecutor>map(type -> new RowReader(type, database)).toList();
  }

  @Override
  public List<CompiledQuery> operations(Database database) {
    return List.of(new CompiledBook(new Model(types(), enums()), database));
  }

  /** The same once more, under another name. */
  public static final class Twin extends LibraryCatalog {}

  /** The same, compiled for SQLite alone. */
  public static final class SqliteOnly extends LibraryCatalog {
    @Override
    public List<Database> databases() {
      return List.of(Database.SQLITE);
    }
  }

  /** The same, compiled long ago. */
  public static final class Outdated extends LibraryCatalog {
    @Override
    public int contractVersion() {
      return 0;
    }
  }
}
