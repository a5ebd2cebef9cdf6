package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.MappedBatchLoader;

/** The data fetchers of the blog, and a data loader for each relation. */
final class BlogDomain implements Domain {
  private static final String USERS = "users";
  private static final String POSTS = "posts";
  private static final String COMMENTS = "comments";

  private final BlogRepository blog;

  BlogDomain(BlogRepository blog) {
    this.blog = blog;
  }

  @Override
  public String schema() {
    return "blog.graphqls";
  }

  @Override
  public void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type(
            "Query",
            query ->
                query
                    .dataFetcher("users", environment -> blog.users(limit(environment)))
                    .dataFetcher("user", environment -> blog.user(id(environment)).orElse(null))
                    .dataFetcher("posts", this::posts)
                    .dataFetcher("post", environment -> blog.post(id(environment)).orElse(null))
                    .dataFetcher("comments", environment -> blog.comments(limit(environment))))
        .type(
            "Post",
            post ->
                post.dataFetcher(
                        "author",
                        environment ->
                            load(environment, USERS, source(environment, PostRow.class).authorId()))
                    .dataFetcher("comments", commentsOfPost()))
        .type(
            "Comment",
            comment ->
                comment
                    .dataFetcher(
                        "author",
                        environment ->
                            load(
                                environment,
                                USERS,
                                source(environment, CommentRow.class).authorId()))
                    .dataFetcher(
                        "post",
                        environment ->
                            load(
                                environment,
                                POSTS,
                                source(environment, CommentRow.class).postId())));
  }

  private List<PostRow> posts(DataFetchingEnvironment environment) {
    PostFilter filter =
        PostFilter.of(environment.getArgument("where"), environment.getArgument("orderBy"));
    return blog.posts(filter, limit(environment));
  }

  private static DataFetcher<CompletableFuture<List<CommentRow>>> commentsOfPost() {
    return environment ->
        load(
            environment,
            COMMENTS,
            new FirstComments(source(environment, PostRow.class).id(), limit(environment)));
  }

  private static <K, V> CompletableFuture<V> load(
      DataFetchingEnvironment environment, String loader, K key) {
    DataLoader<K, V> values = Objects.requireNonNull(environment.getDataLoader(loader));
    return values.load(key);
  }

  private static <T> T source(DataFetchingEnvironment environment, Class<T> type) {
    return type.cast(Objects.requireNonNull(environment.getSource()));
  }

  private static int limit(DataFetchingEnvironment environment) {
    return environment.getArgumentOrDefault("limit", 100);
  }

  private static long id(DataFetchingEnvironment environment) {
    String id = Objects.requireNonNull(environment.getArgument("id"));
    return Long.parseLong(id);
  }

  @Override
  public void register(DataLoaderRegistry.Builder loaders) {
    MappedBatchLoader<Long, UserRow> users =
        ids -> CompletableFuture.completedFuture(blog.users(ids));
    MappedBatchLoader<Long, PostRow> posts =
        ids -> CompletableFuture.completedFuture(blog.posts(ids));
    MappedBatchLoader<FirstComments, List<CommentRow>> comments =
        keys -> CompletableFuture.completedFuture(blog.comments(keys));
    loaders
        .register(USERS, DataLoaderFactory.newMappedDataLoader(users))
        .register(POSTS, DataLoaderFactory.newMappedDataLoader(posts))
        .register(COMMENTS, DataLoaderFactory.newMappedDataLoader(comments));
  }
}
