package dev.fraiseql.engine.query;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.UniqueKeys;
import dev.fraiseql.jdbc.incident.Incidents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Declared keys that are not unique in the database. The caller is told an id, under which the log
 * names the types and says what to do. Thread-safe.
 */
public final class DuplicateKeys {
  private final Model model;
  private final UniqueKeys constraints;
  private final Incidents incidents;

  /**
   * The keys of a model's types.
   *
   * @param constraints of the database
   */
  public DuplicateKeys(Model model, UniqueKeys constraints, Incidents incidents) {
    this.model = model;
    this.constraints = constraints;
    this.incidents = incidents;
  }

  /**
   * A statement that looks for duplicate keys.
   *
   * @param root the response key of the root field whose result depends on it
   * @param type the GraphQL name
   * @param statement returns a row if there are some
   */
  public record Search(String root, String type, BoundStatement statement) {}

  /**
   * The searches that a query needs: only for types whose key no constraint makes unique. To be
   * called before a session is opened, because the constraints are read through a connection.
   */
  public List<Search> searches(List<PreparedRoot> roots) {
    List<Search> searches = new ArrayList<>(0);
    for (PreparedRoot root : roots) {
      switch (root) {
        case PreparedRoot.Rows rows -> add(rows.level(), root.name(), searches);
        case PreparedRoot.Row row -> add(row.level(), root.name(), searches);
        case PreparedRoot.Connection connection -> add(connection.level(), root.name(), searches);
        default -> {}
      }
    }
    return searches;
  }

  /** Adds the searches of a level and of the levels below. */
  private void add(PreparedLevel level, String root, List<Search> into) {
    KeyCheck check = level.level().keyCheck();
    if (check != null) {
      for (KeyCheck.Search each : check.statements()) {
        if (!isUnique(model.type(each.type()))
            && each.statement() instanceof SqlText(String sql, var bindings)) {
          into.add(new Search(root, each.type(), BoundStatement.own(sql)));
        }
      }
    }
    for (PreparedLevel child : level.children()) {
      add(child, root, into);
    }
  }

  private boolean isUnique(TypeModel type) {
    return constraints.isUnique(
        type.table(), type.key().stream().map(part -> part.column().name()).toList());
  }

  /** Reports that the key of a type is not unique. */
  public RequestException report(String type) {
    return report(List.of(model.type(type)));
  }

  /**
   * Reports that a row of a level occurred twice.
   *
   * @param check what found it; null if the level reads a single row
   */
  public RequestException report(Level level, @Nullable RowCheck check) {
    String type = check == null ? null : check.matched();
    if (type != null) {
      return report(type);
    }
    Set<TypeModel> types = new LinkedHashSet<>();
    model.findType(level.type()).ifPresent(types::add);
    collect(level.selection(), types);
    return report(types);
  }

  /** The types of the objects that are read in the same row. */
  private void collect(Selection selection, Set<TypeModel> into) {
    for (Selection.Entry entry : selection.entries()) {
      Selection nested = entry.nested();
      if (nested != null && entry.child() < 0) {
        model.findType(nested.typeName()).ifPresent(into::add);
        collect(nested, into);
      }
    }
  }

  private RequestException report(Collection<TypeModel> types) {
    List<TypeModel> suspects =
        types.stream().filter(type -> types.size() == 1 || !isUnique(type)).toList();
    Collection<TypeModel> named = suspects.isEmpty() ? types : suspects;
    String keys = named.stream().map(DuplicateKeys::key).collect(Collectors.joining(", or "));
    String queries = named.stream().map(DuplicateKeys::query).collect(Collectors.joining("; "));
    return incidents.reportData(
        "The declared key of "
            + keys
            + ": several rows have the same values. Find them by: "
            + queries
            + ". Remove them and add a primary key or unique index, mark with @Id the fields that"
            + " are unique together, or declare that the type has no key by @Type(key = Key.NONE).");
  }

  private static String key(TypeModel type) {
    String fields =
        type.key().stream().map(ScalarField::name).collect(Collectors.joining(", ", "(", ")"));
    return "type " + type.name() + " " + fields + " is not unique in table " + name(type.table());
  }

  private static String query(TypeModel type) {
    String columns =
        type.key().stream().map(part -> part.column().name()).collect(Collectors.joining(", "));
    return "select %s, count(*) from %s group by %s having count(*) > 1"
        .formatted(columns, name(type.table()), columns);
  }

  private static String name(Table table) {
    return table.schema() == null ? table.name() : table.schema() + "." + table.name();
  }
}
