-- Opens $FILE in Neovim with the language server that $SERVER starts, sees the diagnostic, hovers, applies the preferred
-- fix and sees the diagnostic gone. Writes what it saw as JSON. Runs in every Neovim from 0.7 on.
local patience = 30000
local seen = {}

local function finish()
  io.stdout:write(vim.fn.json_encode(seen), '\n')
  vim.cmd('qa!')
end

local function go()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
  vim.bo.filetype = 'python'
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'penalty-lens',
    cmd = vim.fn.json_decode(vim.env.SERVER),
    root_dir = vim.fn.fnamemodify(vim.env.FILE, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, client)
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, vim.tbl_extend('force', { textDocument = document }, params), patience)
    local answer = answers and answers[client]
    if answer and answer.err then error(method .. ': ' .. vim.inspect(answer.err)) end
    return answer and answer.result
  end
  local function titles()
    return vim.tbl_map(function(lens) return lens.command.title end, ask('textDocument/codeLens', {}) or {})
  end

  vim.wait(patience, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
  local found = vim.diagnostic.get(buffer)[1]
  if found == nil then error('no diagnostic') end
  seen.code, seen.line, seen.message = found.code, found.lnum + 1, found.message
  seen.lensesBefore = titles()

  local position = { line = found.lnum, character = found.col }
  seen.hover = ask('textDocument/hover', { position = position }).contents.value
  local actions = ask('textDocument/codeAction', {
    range = { start = position, ['end'] = { line = found.end_lnum, character = found.end_col } },
    context = { diagnostics = {} },
  })
  for _, action in ipairs(actions) do
    if action.isPreferred then
      seen.fix = action.title
      vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
      break
    end
  end

  seen.isGone = vim.wait(patience, function() return #vim.diagnostic.get(buffer) == 0 end, 50)
  seen.lensesAfter = titles()
  seen.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local ok, problem = xpcall(go, debug.traceback)
if not ok then seen.problem = tostring(problem) end
finish()
