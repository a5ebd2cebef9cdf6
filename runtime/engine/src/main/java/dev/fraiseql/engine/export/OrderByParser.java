package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the ORDER BY clause of a statement.
 *
 * <pre>
 * keys = "order" "by" key { "," key }
 * key  = column [ "asc" | "desc" ] [ "nulls" ( "first" | "last" ) ]
 * </pre>
 */
final class OrderByParser {
  private final OrderBinder orders;
  private final Tokens tokens;

  /** A parser of the clause that is next among the tokens. */
  OrderByParser(Model model, Tokens tokens) {
    this.tokens = tokens;
    orders = new OrderBinder(model);
  }

  /**
   * Parses the clause, if there is one.
   *
   * @return empty if there is none
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  List<SortKey> parse(QualifiedColumns columns) {
    List<SortKey> keys = new ArrayList<>();
    if (tokens.acceptKeyword("order")) {
      tokens.expectKeyword("by");
      do {
        keys.add(key(columns));
      } while (tokens.acceptMark(','));
    }
    return keys;
  }

  private SortKey key(QualifiedColumns columns) {
    Token token = tokens.takeName("a column");
    ExportColumn column =
        columns.find(token.text()).orElseThrow(() -> token.error(columns.unknown(token.text())));
    if (!(column.path().getLast() instanceof ScalarField scalar) || !OrderBinder.sortable(scalar)) {
      throw token.error("rows cannot be sorted by " + column.column().name() + ".");
    }
    boolean descending = tokens.acceptKeyword("desc");
    if (!descending) {
      tokens.acceptKeyword("asc");
    }
    return new SortKey(List.of(), new SortKey.Target.Value(column.column()), direction(descending));
  }

  private Direction direction(boolean descending) {
    if (!tokens.acceptKeyword("nulls")) {
      return descending ? Direction.DESC : Direction.ASC;
    }
    if (tokens.acceptKeyword("first")) {
      return descending ? Direction.DESC_NULLS_FIRST : Direction.ASC_NULLS_FIRST;
    }
    tokens.expectKeyword("last");
    return descending ? Direction.DESC_NULLS_LAST : Direction.ASC_NULLS_LAST;
  }

  /**
   * The complete order of the rows: the keys of the statement, then those of the type, so that
   * pages of the same statement fit together. Empty for a statement without order and paging.
   */
  List<SortKey> complete(TypeModel type, List<SortKey> keys, Paging paging) {
    if (keys.isEmpty() && paging.equals(Paging.NONE)) {
      return List.of();
    }
    List<SortKey> all = new ArrayList<>(keys);
    for (SortKey key : orders.sortKeys(type, null, "order")) {
      if (all.stream().noneMatch(known -> known.target().equals(key.target()))) {
        all.add(key);
      }
    }
    return all;
  }
}
