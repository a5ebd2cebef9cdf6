package dev.fraiseql.plan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.testing.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Valid documents whose tokens were changed at random are planned, or rejected with an error for
 * the client: nothing else is thrown. {@code -Dfraiseql.test.documents=...} tries more of them.
 */
class ChangedDocumentsTest {
  private static final int DOCUMENTS = Integer.getInteger("fraiseql.test.documents", 3_000);

  private static final List<String> VALID =
      List.of(
          "{ shelf(room: \"a\", number: 1) { books(limit: 2, offset: 1) { title } booksCount } }",
          "{ books(where: {price: {gt: 19.99, lt: \"20.40\"}, copies: {in: [1, \"2\"]}}) { id } }",
          "query Q($w: BookWhereInput, $o: [BookOrderByInput!], $n: Int = 3) { books(where: $w,"
              + " orderBy: $o, limit: $n) { id } }",
          "{ __typename __schema { types { name } } __type(name: \"Book\") { fields { name } } }",
          "{ books { ...F } } fragment F on Book { id ... on Book { title } ... { pages } shelf {"
              + " __typename } }",
          "query A($v: Boolean! = true) { a: books(limit: 3) @include(if: $v) { id title @skip(if:"
              + " false) } ...G } fragment G on Query { booksCount }",
          "mutation { deleteBook(id: 1) { ...F } } fragment F on Book { id }",
          "subscription S { ...F } fragment F on Query { booksCount }");

  private static final List<String> OTHERS =
      List.of(
          "@include",
          "(if: true)",
          "null",
          "[]",
          "{}",
          "-1",
          "1e400",
          "on",
          "fragment",
          "query",
          "mutation",
          "subscription",
          "!",
          "String",
          "Author",
          "Subscription",
          "extend",
          "type",
          "\"\"\"x\"\"\"",
          "@deprecated",
          "schema",
          "union");

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|\\.\\.\\.|[A-Za-z_]+|[0-9.]+|[^\\sA-Za-z0-9]");

  private final Random random = new Random(Seed.get());
  private final DocumentReader reader = new DocumentReader(Library.MODEL);
  private final Planner planner = new Planner(Library.MODEL, Dialects.of(Database.POSTGRESQL));

  @Test
  void changedDocumentsArePlannedOrRejected() {
    List<List<String>> valid =
        VALID.stream()
            .map(text -> TOKEN.matcher(text).results().map(MatchResult::group).toList())
            .toList();
    List<String> tokens = new ArrayList<>(OTHERS);
    valid.forEach(tokens::addAll);
    int planned = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      List<String> changed = new ArrayList<>(valid.get(random.nextInt(valid.size())));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        change(changed, tokens);
      }
      planned += isPlanned(String.join(" ", changed)) ? 1 : 0;
    }
    assertThat(planned).isBetween(DOCUMENTS / 100, DOCUMENTS / 2);
  }

  private void change(List<String> document, List<String> tokens) {
    int at = random.nextInt(document.size());
    switch (random.nextInt(4)) {
      case 0 -> document.set(at, tokens.get(random.nextInt(tokens.size())));
      case 1 -> document.add(at, tokens.get(random.nextInt(tokens.size())));
      case 2 -> document.remove(at);
      default -> Collections.swap(document, at, random.nextInt(document.size()));
    }
  }

  private boolean isPlanned(String document) {
    try {
      ParsedDocument parsed = reader.read(document);
      OperationNode operation = parsed.operation(null);
      planner.switches(operation);
      if (operation.kind() == OperationNode.Kind.QUERY) {
        planner.plan(operation, 0);
      }
      return true;
    } catch (DocumentException | RequestException e) {
      return false;
    } catch (RuntimeException e) {
      return fail("seed %d: %s".formatted(Seed.get(), document), e);
    }
  }
}
