package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** The statements of the blog. Jdbi maps rows to records. */
final class BlogRepository {
  private static final String USERS = "select id, username, full_name, bio, created_at from users";
  private static final String POSTS =
      "select id, title, content, published, created_at, author_id from posts";
  private static final String COMMENTS =
      "select id, content, created_at, author_id, post_id from comments";
  private static final String FIRST_COMMENTS =
      """
      select id, content, created_at, author_id, post_id
      from (
        select c.*, row_number() over (partition by post_id order by id) as n
        from comments c where post_id in (<posts>)
      ) numbered
      where n <= :limit order by post_id, id
      """;

  private final Jdbi jdbi;

  /**
   * Creates the repository of one database.
   *
   * @param timestamps reads that database's timestamps
   */
  BlogRepository(Jdbi jdbi, ColumnMapper<Instant> timestamps) {
    this.jdbi = jdbi;
    jdbi.registerColumnMapper(Instant.class, timestamps);
    jdbi.registerRowMapper(ConstructorMapper.factory(UserRow.class));
    jdbi.registerRowMapper(ConstructorMapper.factory(PostRow.class));
    jdbi.registerRowMapper(ConstructorMapper.factory(CommentRow.class));
  }

  List<UserRow> users(int limit) {
    return first(USERS, limit, UserRow.class);
  }

  Optional<UserRow> user(long id) {
    return byKey(USERS, id, UserRow.class);
  }

  Map<Long, UserRow> users(Set<Long> ids) {
    return byKeys(USERS, ids, UserRow.class).stream()
        .collect(Collectors.toMap(UserRow::id, user -> user));
  }

  Optional<PostRow> post(long id) {
    return byKey(POSTS, id, PostRow.class);
  }

  Map<Long, PostRow> posts(Set<Long> ids) {
    return byKeys(POSTS, ids, PostRow.class).stream()
        .collect(Collectors.toMap(PostRow::id, post -> post));
  }

  List<PostRow> posts(PostFilter filter, int limit) {
    String where = filter.published() == null ? "" : " where published = :published";
    String order = filter.newestFirst() ? "created_at desc, id" : "id";
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(POSTS + where + " order by " + order + " limit :limit")
              .bind("limit", limit);
      if (filter.published() != null) {
        query.bind("published", filter.published());
      }
      return query.mapTo(PostRow.class).list();
    });
  }

  List<CommentRow> comments(int limit) {
    return first(COMMENTS, limit, CommentRow.class);
  }

  /** The first comments of each of these posts. */
  Map<FirstComments, List<CommentRow>> comments(Set<FirstComments> keys) {
    Map<Integer, List<FirstComments>> byLimit =
        keys.stream().collect(Collectors.groupingBy(FirstComments::limit));
    Map<FirstComments, List<CommentRow>> all = new HashMap<>();
    byLimit.forEach((limit, same) -> {
      Map<Long, List<CommentRow>> byPost =
          comments(same.stream().map(FirstComments::post).toList(), limit).stream()
              .collect(Collectors.groupingBy(CommentRow::postId));
      same.forEach(each -> all.put(each, byPost.getOrDefault(each.post(), List.of())));
    });
    return all;
  }

  private List<CommentRow> comments(List<Long> posts, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FIRST_COMMENTS)
            .bindList("posts", posts)
            .bind("limit", limit)
            .mapTo(CommentRow.class)
            .list());
  }

  private <T> List<T> first(String select, int limit, Class<T> row) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(select + " order by id limit :limit")
            .bind("limit", limit)
            .mapTo(row)
            .list());
  }

  private <T> Optional<T> byKey(String select, long id, Class<T> row) {
    return jdbi.withHandle(handle ->
        handle.createQuery(select + " where id = :id").bind("id", id).mapTo(row).findFirst());
  }

  private <T> List<T> byKeys(String select, Collection<Long> ids, Class<T> row) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(select + " where id in (<ids>)")
            .bindList("ids", List.copyOf(ids))
            .mapTo(row)
            .list());
  }
}
