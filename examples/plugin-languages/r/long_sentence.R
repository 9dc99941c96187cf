# long_sentence: marks the sentences that are much longer than the report's others, and makes a table of how long they are.
suppressPackageStartupMessages(library(jsonlite))

report <- function(message) {
  sentences <- message$layers$sentence
  start <- vapply(sentences, function(row) row$start, numeric(1))
  end <- vapply(sentences, function(row) row$end, numeric(1))
  list(id = message$document$id, start = start, end = end, length = end - start)
}

# Sentences that are `times` standard deviations longer than the mean. R counts characters, as the protocol does.
process <- function(message, settings) {
  r <- report(message)
  score <- if (length(r$length) > 1 && sd(r$length) > 0) (r$length - mean(r$length)) / sd(r$length) else 0 * r$length
  rows <- lapply(which(score >= settings$times), function(i) {
    list(start = r$start[i], end = r$end[i], length = r$length[i], score = round(score[i], 2))
  })
  list(type = "result", layers = list(long_sentence = rows))
}

lengths_seen <- list()
collect <- function(message) {
  r <- report(message)
  if (length(r$length) > 0) {
    row <- list(document = r$id, sentences = length(r$length), mean = round(mean(r$length), 2), longest = max(r$length))
    lengths_seen[[length(lengths_seen) + 1]] <<- row
  }
  list(type = "done")
}

settings <- list() # the options of the plugin
answer <- function(message) {
  switch(message$type,
    open = {
      settings <<- message$options
      list(type = "ready", gongbao = 1, offsets = "codepoint")
    },
    process = process(message, settings),
    collect = collect(message),
    finish = list(type = "tables", tables = list(sentence_length = lengths_seen)),
    stop("no message of type ", message$type, " is known here")
  )
}

input <- file("stdin", open = "r", blocking = TRUE)
while (length(line <- readLines(input, n = 1, encoding = "UTF-8", warn = FALSE)) > 0) {
  said <- tryCatch(answer(fromJSON(line, simplifyVector = FALSE)),
    error = function(e) list(type = "error", message = conditionMessage(e)) # costs this report alone
  )
  writeLines(toJSON(said, auto_unbox = TRUE, digits = NA), stdout(), useBytes = TRUE)
  flush(stdout())
}
