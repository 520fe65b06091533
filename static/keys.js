// Ctrl+K or Cmd+K opens the search from every page. The pages work without this file.
const onSearch = () => location.pathname === '/search';
addEventListener('keydown', (event) => {
	if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
	event.preventDefault();
	if (onSearch()) document.getElementById('q')?.focus();
	else location.assign('/search');
});
if (onSearch()) document.getElementById('q')?.focus();
