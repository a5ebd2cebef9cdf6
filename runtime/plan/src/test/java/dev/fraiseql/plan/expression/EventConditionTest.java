package dev.fraiseql.plan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.plan.Library;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventConditionTest {
  private static final Set<Change> ALL = EnumSet.allOf(Change.class);

  private static EventCondition.Checked check(String text, Set<Change> on) {
    return EventCondition.check(Library.MODEL, Library.MODEL.type("Book"), on, text);
  }

  private static String errors(String text, Set<Change> on) {
    return check(text, on).errors().stream()
        .map(error -> error.getMessage() + "\n" + error.excerpt(text))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pages > 1000 && fieldChangedTo('genre', 'POEM')",
        "10 < pages || !(available && title == 'it''s')",
        "price >= 9.99 && price < 100 && price != 50",
        "ratio == 0.1 || rating > -1e10",
        "genre in (NOVEL, 'ESSAY') && genre == NOVEL",
        "NOVEL == genre",
        "subtitle is null || subtitle is not null",
        "addedAt >= '2026-01-24T10:30:00Z' && published < '2026-01-24'",
        "soldAt == '2026-01-24T10:30:00' && opens > '10:30:00' && loanTime < 'PT1H30M'",
        "isbn == '00000000-0000-0000-0000-000000000000'",
        "before.price < after.price && before.genre != genre",
        "size.width > 3 && box.height is null && box is not null",
        "shelf is not null && shelf.room == 'a' && shelf.number in (1, 2)",
        "sequel.id == 5",
        "cover is null && extra is not null && tags is not null",
        "fieldChanged(title) && fieldChanged('size.width') && fieldChanged('authors')",
        "fieldChanged('shelf') || fieldChanged(cover) || fieldChangedFrom('subtitle', null)",
        "pages > copies && pages <= pages",
        "true",
        "pages > 3 && pages < 5",
        "price > 3.00 && price < 3.02"
      })
  void accepts(String text) {
    assertThat(errors(text, ALL)).isEmpty();
    assertThat(check(text, ALL).condition()).isPresent();
  }

  @Test
  void bindsAsJavaDoes() {
    assertThat(check("available || !available && pages > 1", ALL).condition())
        .hasToString(
            check("available || ((!available) && (pages > 1))", ALL).condition().toString());
    assertThat(check("1 < pages", ALL).condition())
        .hasToString(check("pages > 1", ALL).condition().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // names
        "pagse > 3; 0; 5; Book has no field pagse. Did you mean pages?",
        "after.size.widht > 3; 0; 16; Size has no field widht. Did you mean width?",
        "pages.x > 3; 0; 7; Book.pages is a value and has no fields.",
        "shelf.label == 'a'; 0; 11; An event has only the key of shelf: shelf.room, shelf.number.",
        "loans is null; 0; 5; loans are rows of their own: observe Loan.",
        "authors is null; 0; 7; authors is a list, which is never null.",
        "size == 3; 0; 4; size is an object: name a field of it, as in size.width.",
        "before is null; 0; 6; before is the whole row: name a field of it, as in before.id.",
        "fieldChange('pages'); 0; 11; There is no function fieldChange: there are fieldChanged, fieldChangedTo, fieldChangedFrom. Did you mean fieldChanged?",
        "fieldChanged(); 0; 14; fieldChanged takes a field: fieldChanged('status').",
        "fieldChangedTo('genre'); 0; 23; fieldChangedTo takes a field and a value: fieldChangedTo('status', 'PAID').",
        "fieldChanged('pagse'); 13; 20; Book has no field pagse. Did you mean pages?",
        "fieldChanged(before.pages); 13; 25; The field is named without before and after.",
        "fieldChanged(3); 13; 14; Here stands the name of a field: fieldChanged('status').",
        "fieldChangedTo(shelf, 3); 15; 20; shelf is no single value: use fieldChanged.",
        // types
        "pages > '3'; 8; 11; pages is a number: compare it with a number without quotes.",
        "title == 3; 9; 10; title is a text: compare it with a text in single quotes.",
        "title == pages; 0; 14; title is a text, pages is a number: they cannot be compared.",
        "genre == NOVLE; 9; 14; Genre has no value NOVLE: it has NOVEL, POEM, ESSAY. Did you mean NOVEL?",
        "genre == 'x'; 9; 12; Genre has no value x: it has NOVEL, POEM, ESSAY.",
        "genre < NOVEL; 0; 5; genre is a value of Genre, which has no order: it is compared by == and !=.",
        "available == 1; 13; 14; available is a boolean: compare it with true or false.",
        "published > '2026-02-30'; 12; 24; published is a date: compare it with a text of that type, such as '2026-01-24'.",
        "addedAt > '2026-01-24'; 10; 22; addedAt is a moment: compare it with a text of that type, such as '2026-01-24T10:30:00Z'.",
        "cover == 'x'; 0; 5; cover is binary data: only is null, is not null and fieldChanged can be asked.",
        "tags == 'x'; 0; 4; tags is a list: only is null, is not null and fieldChanged can be asked.",
        "pages; 0; 5; pages is a number and no condition: compare it with a value.",
        "3 == 4; 0; 6; One side of a comparison is a field: neither 3 nor 4 is one.",
        "(pages > 3) == true; 1; 10; Fields and values are compared, not conditions: join those by && and ||.",
        "subtitle == null; 0; 16; Nothing equals null: write is null.",
        "subtitle != null; 0; 16; No comparison with null is true: write is not null.",
        "genre in (NOVEL, null); 17; 21; Nothing equals null: write genre is null || ...",
        "'a'; 0; 3; This is a value: compare it with a field, as in total > 10.",
        // never true
        "grade > 1000; 0; 12; This is never true: grade is a whole number from -128 to 127.",
        "price == 1.999; 0; 14; This is never true: price has at most 10 digits, 2 of them decimals.",
        "title is null; 0; 13; This is never true: title is never null.",
        "size is null; 0; 12; This is never true: size is never null.",
        "pages > 5 && title == 'a' && pages < 5; 0; 38; This is never true.",
        "pages > 5 && pages < 6; 0; 22; This is never true.",
        "genre == NOVEL && genre in (POEM, ESSAY); 0; 40; This is never true.",
        "available && !available; 0; 23; This is never true.",
        "pages != pages; 0; 14; This is never true.",
        "box is null && box.height > 3; 0; 29; This is never true.",
        "!(subtitle is null || subtitle is not null); 0; 43; This is never true.",
        "false; 0; 5; This is never true.",
        // grammar
        "pages > 3 and pages < 5; 10; 13; Both conditions are joined by &&.",
        "pages = 3; 6; 7; Equality is written ==.",
        "pages > 3 & available; 10; 11; Both conditions are joined by &&.",
        "title == \"a\"; 9; 10; Texts are written in single quotes: 'text'.",
        "title == 'a; 9; 11; The text that begins here has no closing quote.",
        "(pages > 3; 10; 10; Here ) is missing.",
        "pages >; 7; 7; The condition ends too early.",
        "pages > 3 available; 10; 19; available cannot stand here.",
        "title like 'a'; 6; 10; Texts are compared as a whole, by == and !=.",
        "title is nul; 9; 12; Here null is missing.",
        "pages > 1e999999999999; 8; 22; No field can have this number.",
        "pages # 3; 6; 7; Conditions do not contain #.",
        "size. > 3; 6; 7; A point is followed by the name of a field.",
      })
  void rejects(String condition, int from, int to, String message) {
    List<ExpressionError> errors = check(condition, ALL).errors();
    assertThat(errors).extracting(Throwable::getMessage).containsExactly(message);
    assertThat(errors.getFirst().span()).isEqualTo(new Span(from, to));
  }

  @Test
  void findsAllMistakes() {
    assertThat(errors("pagse > 3 &&\n  title == 4", ALL))
        .isEqualTo(
            """
            Book has no field pagse. Did you mean pages?
                pagse > 3 &&
                ^^^^^
            title is a text: compare it with a text in single quotes.
                  title == 4
                           ^\
            """);
    assertThat(errors(" ", ALL)).startsWith("The condition is empty.");
  }

  @Test
  void knowsWhichStatesARowHas() {
    assertThat(errors("before.pages > 3", EnumSet.of(Change.CREATED)))
        .startsWith("A row that is created has no state before: add UPDATED or DELETED to on.");
    assertThat(errors("after.pages > 3", EnumSet.of(Change.DELETED)))
        .startsWith("A row that is deleted has no state after: add CREATED or UPDATED to on.");
    assertThat(errors("fieldChanged(pages)", EnumSet.of(Change.CREATED, Change.DELETED)))
        .startsWith("fieldChanged is true only for updates: add UPDATED to on.");
    assertThat(
            errors(
                "before.pages > 3 && after.pages > 3", EnumSet.of(Change.CREATED, Change.DELETED)))
        .startsWith("This is never true.");
    assertThat(errors("pages > 3", EnumSet.of(Change.DELETED))).isEmpty();
    assertThat(errors("before.title is null", ALL)).isEmpty();
    assertThat(errors("before.title is null", EnumSet.of(Change.UPDATED)))
        .startsWith("This is never true: title is never null.");
  }

  @Test
  void limitsDepthAndLength() {
    assertThat(errors("(".repeat(64) + "available" + ")".repeat(64), ALL)).isEmpty();
    assertThat(errors("(".repeat(65) + "available" + ")".repeat(65), ALL))
        .startsWith("Conditions are nested at most 64 levels deep.");
    assertThat(errors("!".repeat(65) + "available", ALL))
        .startsWith("Conditions are nested at most 64 levels deep.");
    assertThat(errors("true" + "||true".repeat(1600), ALL)).isEmpty();
    assertThat(errors("true" + "||true".repeat(1700), ALL))
        .startsWith("Conditions have at most 10000 characters.");
  }
}
