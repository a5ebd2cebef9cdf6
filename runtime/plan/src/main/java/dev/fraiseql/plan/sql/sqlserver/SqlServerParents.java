package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/** Keys of parents as a JSON array. */
final class SqlServerParents implements ParentDialect {
  @Override
  public void keys(SqlWriter out, List<ValueType> types) {
    out.sql("openjson(");
    out.bind(types.size() == 1 ? new Binding.Keys(0, types.getFirst()) : new Binding.KeyRows());
    out.sql(") k");
  }

  @Override
  public String key(int part, List<ValueType> types) {
    String text = types.size() == 1 ? "k.[value]" : "json_value(k.[value], '$[" + part + "]')";
    return OpenJson.fromText(text, types.get(part));
  }

  @Override
  public String ordinal() {
    return "cast(k.[key] as int)";
  }

  @Override
  public String join() {
    return "join";
  }
}
