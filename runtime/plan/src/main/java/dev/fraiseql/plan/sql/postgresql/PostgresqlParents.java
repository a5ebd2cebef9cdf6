package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/** Keys of parents as one array for each part. */
final class PostgresqlParents implements ParentDialect {
  @Override
  public void keys(SqlWriter out, List<ValueType> types) {
    out.sql("unnest(");
    for (int i = 0; i < types.size(); i++) {
      out.sql(i == 0 ? "" : ", ");
      out.bind(new Binding.Keys(i, types.get(i)))
          .sql("::" + PostgresqlTables.baseType(types.get(i)) + "[]");
    }
    out.sql(") with ordinality as k(");
    for (int i = 0; i < types.size(); i++) {
      out.sql("k" + i + ", ");
    }
    out.sql("ordinal)");
  }

  @Override
  public String key(int part, List<ValueType> types) {
    return "k.k" + part;
  }

  @Override
  public String ordinal() {
    return "(k.ordinal - 1)::int";
  }

  @Override
  public String join() {
    return "join";
  }
}
