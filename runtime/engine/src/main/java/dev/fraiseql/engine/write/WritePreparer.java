package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.query.MethodResult;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Write;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.RequestBinder;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.InputException;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.WritableType;
import dev.fraiseql.plan.write.WriteFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepares the root fields of one mutation: reads their inputs and binds their statements. */
final class WritePreparer {
  private final WriteContext context;
  private final RequestBinder binder;

  WritePreparer(WriteContext context, RequestBinder binder) {
    this.context = context;
    this.binder = binder;
  }

  /**
   * A root field.
   *
   * @throws RequestErrors if its inputs are wrong
   */
  PreparedWrite prepare(Root root) {
    return switch (root) {
      case Root.TypeName(String name, String value) -> new PreparedWrite.TypeName(name, value);
      case Root.Mutation(String name, Write write, WriteResult result) -> {
        try {
          yield prepare(name, write, result(name, result));
        } catch (RequestException e) {
          throw new RequestErrors(List.of(e.within(name)));
        }
      }
      case Root.Method method -> method(method);
      default -> throw new IllegalStateException(root.name() + " is no mutation");
    };
  }

  private PreparedWrite method(Root.Method planned) {
    try {
      return new PreparedWrite.Method(
          planned.name(),
          binder.method(planned),
          planned,
          planned.result() instanceof MethodResult.Rows rows
              ? binder.level(planned.name(), rows.level())
              : null);
    } catch (InputException e) {
      throw new RequestErrors(e.errors());
    } catch (RequestException e) {
      throw new RequestErrors(List.of(e.within(planned.name())));
    }
  }

  private PreparedWrite.Result result(String name, WriteResult planned) {
    List<PreparedLevel> levels = new ArrayList<>();
    switch (planned) {
      case WriteResult.Row row -> levels.add(binder.level(name, row.level()));
      case WriteResult.Rows rows -> levels.add(binder.level(name, rows.level()));
      case WriteResult.Summary summary -> {
        for (WriteResult.Part part : summary.parts()) {
          if (part instanceof WriteResult.Part.Rows rows) {
            levels.add(binder.level(rows.name(), rows.level()));
          }
        }
      }
    }
    return new PreparedWrite.Result(planned, levels);
  }

  private PreparedWrite prepare(String name, Write write, PreparedWrite.Result result) {
    WritableType type = context.types().of(write.type());
    return switch (write) {
      case Write.Create create -> create(name, type, create, result);
      case Write.Update update -> {
        BoundStatement target = target(type, update.rows());
        InputErrors errors = new InputErrors();
        ChangedRow change =
            context
                .inputs()
                .update(type, resolved(update.input()), resolved(update.increment()), errors);
        check(name, errors);
        yield new PreparedWrite.Update(
            name,
            target,
            update.rows().many(),
            version(type, update.rows().version()),
            change,
            result);
      }
      case Write.Upsert upsert -> upsert(name, type, upsert, result);
      case Write.Delete delete ->
          new PreparedWrite.Delete(
              name,
              type,
              target(type, delete.rows()),
              delete.rows().many(),
              version(type, delete.rows().version()),
              result);
    };
  }

  private PreparedWrite create(
      String name, WritableType type, Write.Create create, PreparedWrite.Result result) {
    Object given = resolved(create.input());
    List<@Nullable Object> inputs = new ArrayList<>();
    List<String> places = new ArrayList<>();
    if (!create.many()) {
      inputs.add(given);
      places.add("input");
    } else {
      List<?> all =
          given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
      for (int i = 0; i < all.size(); i++) {
        inputs.add(all.get(i));
        places.add("inputs." + i);
      }
    }
    InputErrors errors = new InputErrors();
    NewRows rows = read(type, inputs, places, errors);
    check(name, errors);
    if (rows.total() > binder.maximumRows()) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "A mutation creates at most "
              + binder.maximumRows()
              + " rows, but "
              + rows.total()
              + " are given (FRAISEQL_LIMITS_PAGE_SIZE). Send several requests, or load the rows over"
              + " Flight.");
    }
    return new PreparedWrite.Create(
        name, new FirstRows(rows, () -> read(type, inputs, places, new InputErrors())), result);
  }

  /** The rows that were read first, and for each further attempt of the transaction new ones. */
  private static final class FirstRows implements PreparedWrite.RowsReader {
    private @Nullable NewRows first;
    private final PreparedWrite.RowsReader again;

    FirstRows(NewRows first, PreparedWrite.RowsReader again) {
      this.first = first;
      this.again = again;
    }

    @Override
    public NewRows read() {
      NewRows rows = first;
      first = null;
      return rows == null ? again.read() : rows;
    }
  }

  private NewRows read(
      WritableType type, List<@Nullable Object> inputs, List<String> places, InputErrors errors) {
    return context.inputs().create(type, inputs, places, errors);
  }

  private PreparedWrite upsert(
      String name, WritableType type, Write.Upsert upsert, PreparedWrite.Result result) {
    InputErrors errors = new InputErrors();
    WriteRow row = context.inputs().upsert(type, resolved(upsert.input()), errors);
    check(name, errors);
    Object conflict = binder.argument(upsert.conflict());
    String wanted = conflict == null ? UniqueKey.ID : conflict.toString();
    UniqueKey unique =
        type.unique().stream()
            .filter(each -> each.name().equals(wanted))
            .findFirst()
            .orElseThrow(() ->
                new RequestException(
                    ErrorCode.BAD_USER_INPUT,
                    "conflict: " + wanted + " is no unique key of " + type.type().name() + "."));
    return new PreparedWrite.Upsert(name, type, row, type.columns(unique), result);
  }

  private @Nullable Object resolved(@Nullable Object input) {
    return InputShape.resolve(input, binder.values());
  }

  private BoundStatement target(WritableType type, Write.Target target) {
    if (target.many()) {
      WriteFilter.check(context.model(), type.type(), resolved(target.where()));
    }
    return binder.statement(target.statement(), target.limit());
  }

  private @Nullable Object version(WritableType type, @Nullable Operand operand) {
    Object given = binder.argument(operand);
    if (given == null) {
      return null;
    }
    ScalarField field = type.type().version().orElseThrow();
    return new Coercion(context.model()).value(given, field.column().type(), false, "version");
  }

  private static void check(String name, InputErrors errors) {
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors.list().stream().map(error -> error.within(name)).toList());
    }
  }
}
