package dev.fraiseql.engine.write;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.plan.write.ColumnInput;
import dev.fraiseql.plan.write.WritableType;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Loads of any number of rows, each in one transaction. Thread-safe. */
public final class BulkLoads {
  private final WriteContext context;
  private final WriteConnections connections;
  private final Function<String, WriteCheck> checks;
  private final Clock clock = Clock.system(ZoneId.systemDefault());

  /**
   * Loads into the types of an engine.
   *
   * @param checks the author's constraints, by the GraphQL name of the type
   */
  BulkLoads(
      WriteContext context, WriteConnections connections, Function<String, WriteCheck> checks) {
    this.context = context;
    this.connections = connections;
    this.checks = checks;
  }

  /**
   * A column of the rows that a client sends.
   *
   * @param name as the client spells it
   * @param column that it fills
   */
  public record NamedColumn(String name, Column column) {}

  /**
   * Who loads.
   *
   * @param timeout after which a load is stopped that has not ended
   * @param recipient when it has gone, the load is stopped
   */
  public record Client(Caller caller, Duration timeout, Recipient recipient) {}

  /**
   * Begins a load. The transaction begins with the first rows.
   *
   * @param target a type that can be written
   * @param columns of all batches, in their order
   * @throws RequestException BAD_USER_INPUT if a column cannot be given, is given twice, or is
   *     missing
   */
  public BulkLoad begin(TypeModel target, List<NamedColumn> columns, Client client) {
    WritableType type = context.types().of(target.name());
    List<Integer> indexes = columns.stream().map(each -> type.index(each.column())).toList();
    ColumnInput input = new ColumnInput(type, indexes, checks.apply(target.name()), clock);
    List<String> spelled = columns.stream().map(NamedColumn::name).toList();
    return new BulkLoad(
        context,
        new LoadedRows(input, spelled),
        client.caller(),
        () -> connections.begin(client.timeout(), client.recipient()));
  }
}
