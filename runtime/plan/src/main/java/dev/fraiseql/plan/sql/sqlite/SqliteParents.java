package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.ParentDialect.AscendingKeys;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;
import java.util.Optional;

/** Keys of parents as a JSON array. */
final class SqliteParents implements ParentDialect {
  @Override
  public void keys(SqlWriter out, List<ValueType> types) {
    out.sql("json_each(");
    out.bind(types.size() == 1 ? new Binding.Keys(0, types.getFirst()) : new Binding.KeyRows());
    out.sql(") as k");
  }

  @Override
  public String key(int part, List<ValueType> types) {
    return types.size() == 1 ? "k.value" : "(k.value ->> " + part + ")";
  }

  @Override
  public String ordinal() {
    return "k.key";
  }

  @Override
  public String join() {
    // SQLite reads the tables of a cross join in the order written: each key then finds its rows by
    // an index.
    return "cross join";
  }

  /** Avoids sorting all rows by an ordinal that no index has. */
  @Override
  public Optional<AscendingKeys> ascendingKeys() {
    return Optional.of(SqliteParents::ascendingKeys);
  }

  private static void ascendingKeys(SqlWriter out, ValueType type) {
    out.sql("(select value from json_each(").bind(new Binding.Keys(0, type)).sql("))");
  }
}
