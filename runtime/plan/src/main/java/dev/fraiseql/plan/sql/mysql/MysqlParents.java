package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/** Keys of parents as a JSON array. */
final class MysqlParents implements ParentDialect {
  @Override
  public void keys(SqlWriter out, List<ValueType> types) {
    out.sql("json_table(");
    out.bind(types.size() == 1 ? new Binding.Keys(0, types.getFirst()) : new Binding.KeyRows());
    out.sql(", '$[*]' columns (ordinal for ordinality");
    for (int i = 0; i < types.size(); i++) {
      String path = types.size() == 1 ? "$" : "$[" + i + "]";
      out.sql(", k" + i + " " + JsonTable.type(types.get(i)) + " path '" + path + "'");
    }
    out.sql(")) k");
  }

  @Override
  public String key(int part, List<ValueType> types) {
    return JsonTable.read("k.k" + part, types.get(part));
  }

  @Override
  public String ordinal() {
    return "(k.ordinal - 1)";
  }

  @Override
  public String join() {
    return "straight_join";
  }
}
